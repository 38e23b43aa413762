// The time zone of the district, in which an office writes its times.
import { meta } from '../state.ts'

export const zone = () => meta.value?.district.timezone || 'Asia/Shanghai'
