name := "api"
