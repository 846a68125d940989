/**
 * What does one of several processes of a company do? It opens a vault at the place and with the key file of its arguments, does
 * what each line tells it (`use`, `uses`: sixteen at once, `withdraw PURPOSE`, `agree PURPOSE`, `sweep`) and answers in a line.
 */

import { createInterface } from 'node:readline'
import { fileKeys } from '../../src/keys/file'
import { openVault } from '../../src/vault/open'
import { openPlace } from '../store/open-place'
import { consentFor, customer, policy, rep, self, start } from './company'

const [place = '', path = '', passphrase = ''] = process.argv.slice(2)

const run = async (): Promise<void> => {
  const keys = await fileKeys({ path, passphrase })
  const vault = await openVault({ policy, store: openPlace(place), keys, clock: () => start })
  const obey = async (command: string, purpose: string): Promise<string> => {
    switch (command) {
      case 'use':
        return (
          await vault.use({ actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] })
        ).outcome
      case 'uses': {
        const usage = { actor: rep, customer, purpose: 'service', items: ['basic.name', 'basic.phone'] }
        const answers = await Promise.all(Array.from({ length: 16 }, () => vault.use(usage)))
        return [...new Set(answers.map(({ outcome }) => outcome))].join()
      }
      case 'withdraw':
        await vault.withdrawConsent({ actor: self, customer, consent: `consent ${purpose} ${customer}` })
        return 'done'
      case 'agree':
        await vault.giveConsent({
          actor: self,
          consent: consentFor(purpose, { id: `again ${purpose} ${customer}` }),
        })
        return 'done'
      case 'sweep':
        return String((await vault.sweep()).done.delete)
      default:
        return `unknown: ${command}`
    }
  }
  for await (const line of createInterface({ input: process.stdin })) {
    const [command = '', purpose = ''] = line.split(' ')
    const answer = await obey(command, purpose).catch(String)
    process.stdout.write(`${answer}\n`)
  }
  await vault.close()
}

void run()
