log() {
  printf 'backup: %s\n' "$*"
}
