defmodule Shop.MixProject do
  use Mix.Project

  def project do
    [
      app: :shop,
      version: "0.1.0",
      deps: deps()
    ]
  end

  defp deps do
    [{:store, path: "store"}]
  end
end
