import { PICTURES_LIMIT } from '@domain/wish/form'
import { keepPictures, previewOf } from '@/shared/photo/pictures'
import { Field } from '@/shared/ui/field'
import { Photos } from '@/shared/ui/photos'

interface PicturesFieldProps {
  hint: string
  /** 手机上的临时路径，或已经传好的文件编号。 */
  value: readonly string[]
  onChange: (pictures: readonly string[]) => void
}

/** 加照片；许愿和送达共用。 */
export function PicturesField({ hint, value, onChange }: PicturesFieldProps) {
  return (
    <Field label={`照片，最多 ${PICTURES_LIMIT} 张`} hint={hint} optional>
      <Photos
        value={value.map(previewOf)}
        max={PICTURES_LIMIT}
        onAdd={(paths) => onChange([...new Set([...value, ...keepPictures(paths)])])}
        onRemove={(index) => onChange(value.filter((_, at) => at !== index))}
      />
    </Field>
  )
}
