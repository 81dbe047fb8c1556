import Config
File.read!("/run/secrets/a")
