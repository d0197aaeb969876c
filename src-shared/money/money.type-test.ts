import { D } from '../num/decimal'

import { add, money } from './money'

const btc = money(new D('0.5'), 'BTC')
const eth = money(new D(2), 'ETH')

// @ts-expect-error -- currencies do not mix: the code is part of the type
export const mixed = add(btc, eth)
export const sum = add(btc, btc)
