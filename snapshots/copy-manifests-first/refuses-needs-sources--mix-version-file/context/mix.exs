defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "0.1.0",
      description: File.read!("README.md"),
      deps: deps()
    ]
  end

  defp deps do
    [{:jason, "~> 1.4"}]
  end
end
