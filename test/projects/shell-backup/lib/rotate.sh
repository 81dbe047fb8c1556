# Deletes all but the newest so many archives of a folder.
rotate() {
  local archives=("$1"/backup-*.tar.xz)
  local surplus=$((${#archives[@]} - $2))
  if ((surplus > 0)); then rm -- "${archives[@]:0:surplus}"; fi
}
