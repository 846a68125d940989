/** What may this shop do with its customers' information? The standard policy, and a purpose of its own. */

import { definePolicy, standardPolicy } from 'tutela'

export default definePolicy(standardPolicy({ organization: 'Tea by Post', transactionYears: 5 }), {
  purposes: {
    recall: {
      family: 'service',
      needs: ['basic.name', 'basic.phone', 'transaction.lines'],
      keep: 'P2Y',
    },
  },
  positions: {
    'service-agent': {
      grants: [
        { purposes: ['service', 'after-sales'], items: ['basic.name', 'basic.phone', 'transaction.*'] },
        { purposes: ['recall'], items: ['basic.name', 'basic.phone', 'transaction.lines'] },
      ],
    },
  },
})
