/** Does the store in memory keep the contract of one handle? It shares nothing, so there is no other to keep. */

import { memoryStore } from '../../src/store/memory'
import { describeStore } from '../../src/testing/store'

describeStore('memory', () => memoryStore())
