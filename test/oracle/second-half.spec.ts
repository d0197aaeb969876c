import { describeHalf } from './agreement'

describeHalf('the second half of the drawn positions', 20_261_124)
