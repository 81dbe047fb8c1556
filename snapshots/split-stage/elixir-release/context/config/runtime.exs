import Config

config :parcel, secret: System.fetch_env!("PARCEL_SECRET")
