name := "core"
