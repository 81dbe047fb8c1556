import Config

config :esbuild, shop: [args: ~w(js/app.js --bundle), cd: Path.expand("../assets", __DIR__)]
