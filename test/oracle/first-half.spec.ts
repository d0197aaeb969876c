import { describeHalf } from './agreement'

describeHalf('the first half of the drawn positions', 20_261_123)
