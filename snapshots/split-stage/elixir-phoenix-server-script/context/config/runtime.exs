import Config
config :shop, url: System.get_env("PHX_HOST")
