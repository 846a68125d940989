/** Is there a Redis to test on? The one that TUTELA_REDIS_URL names, else that of this machine, if it answers. */

import { Redis } from 'ioredis'

export const redisUrl = process.env['TUTELA_REDIS_URL'] ?? 'redis://127.0.0.1:6379'

/** Is the server there? Where it isn't, says in a line that its tests are skipped. */
export const isRedisThere = async (): Promise<boolean> => {
  const redis = new Redis(redisUrl, { lazyConnect: true, retryStrategy: () => null })
  redis.on('error', () => undefined)
  try {
    await redis.connect()
    return (await redis.ping()) === 'PONG'
  } catch (error) {
    if (process.env['TUTELA_REDIS_URL'] !== undefined) throw error
    console.log('no Redis answers: its tests are skipped')
    return false
  } finally {
    redis.disconnect()
  }
}
