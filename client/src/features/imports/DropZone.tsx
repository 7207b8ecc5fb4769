import { type DragEvent, useRef, useState } from 'react'
import { Icon } from '../../ui/icons'

/** Drop a file or choose one. The whole field is the target. */
export function DropZone({ file, onFile }: { file: File | undefined; onFile: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dropped = event.dataTransfer.files[0]
    if (dropped) onFile(dropped)
  }
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
      className={`flex cursor-pointer flex-col items-center justify-center gap-1 rounded-card border border-dashed px-4 py-8 text-center
        has-focus-visible:outline-2 has-focus-visible:outline-focus ${isOver ? 'border-ink bg-sunken' : 'border-line-strong hover:bg-hover'}`}
    >
      <Icon name={file ? 'file' : 'imports'} className="mb-1 size-6 text-muted" />
      <span className="font-medium break-all">{file ? file.name : 'Drop a CSV or Excel file, or choose one'}</span>
      <span className="text-muted">
        {file ? `${sizeLabel(file.size)} · choose another` : 'Daily production, monthly volumes or a list of wells'}
      </span>
      <input
        ref={input}
        type="file"
        name="file"
        className="sr-only"
        accept=".csv,.txt,.tsv,.dat,.xlsx,.xls,.gz,.zip"
        onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])}
      />
    </label>
  )
}

export function sizeLabel(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(0)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
