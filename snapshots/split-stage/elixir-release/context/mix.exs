defmodule Parcel.MixProject do
  use Mix.Project

  def project do
    [
      app: :parcel,
      version: "0.3.1",
      elixir: "~> 1.16",
      # One release, by the application's name.
      deps: deps()
    ]
  end

  def application do
    [extra_applications: [:logger], mod: {Parcel.Application, []}]
  end

  defp deps do
    [
      {:bandit, "~> 1.5"},
      {:jason, "~> 1.4"}
    ]
  end
end
