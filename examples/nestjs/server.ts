/** The shop behind NestJS: the vault as a provider, one route that uses customer information, the customer's page, and the log. */

import 'reflect-metadata'
import {
  All,
  Controller,
  Get,
  Headers,
  Inject,
  Module,
  NotFoundException,
  Param,
  Req,
  Res,
} from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { Request as NestRequest, Response as NestResponse } from 'express'
import { answering, customerPage, nodeHandler } from 'tutela/web'
import { customerOf, notices, openShop, policy, staffOf } from './shop'
import { tour } from './tour'

type ShopVault = Awaited<ReturnType<typeof openShop>>
const VAULT = Symbol('vault')
const PAGE = Symbol('page')

const answer = answering({
  policy,
  actor: (request) => staffOf(request.headers.get('authorization')),
  purpose: 'delivery',
})

@Controller()
class ShopController {
  constructor(
    @Inject(VAULT) private readonly vault: ShopVault,
    @Inject(PAGE) private readonly page: ReturnType<typeof customerPage>,
  ) {}

  @Get('customers/:id/contact')
  contact(@Param('id') customer: string, @Req() request: NestRequest, @Res() response: NestResponse) {
    return nodeHandler((asked) =>
      answer(
        asked,
        ({ actor, purpose }) =>
          this.vault.use({ actor, purpose, customer, items: ['basic.name', 'basic.phone'] }),
        ({ view }) => view,
      ),
    )(request, response)
  }

  @All(['privacy', 'privacy/*step'])
  privacy(@Req() request: NestRequest, @Res() response: NestResponse) {
    return nodeHandler(this.page)(request, response)
  }

  @Get('log')
  async log(@Headers('authorization') authorization: string | undefined) {
    if (staffOf(authorization ?? null)?.position !== 'service-manager') throw new NotFoundException()
    const events = await this.vault.events({ customer: 'c-1001' })
    const { faults } = await this.vault.verify(await this.vault.sequence())
    return {
      uses: events.filter(({ event }) => event.action === 'use').map(({ event }) => event.outcome),
      faults,
    }
  }
}

@Module({
  controllers: [ShopController],
  providers: [
    { provide: VAULT, useFactory: () => openShop() },
    {
      provide: PAGE,
      inject: [VAULT],
      useFactory: (vault: ShopVault) =>
        customerPage({
          vault,
          policy,
          notices,
          secret: crypto.getRandomValues(new Uint8Array(32)), // from your settings, the same in every process
          customer: customerOf,
        }),
    },
  ],
})
class ShopModule {}

const app = await NestFactory.create(ShopModule, { logger: ['error', 'warn'] })
await app.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1')
await tour(await app.getUrl())
if (process.argv.includes('--once')) {
  const vault = app.get<ShopVault>(VAULT)
  await app.close()
  await vault.close()
}
