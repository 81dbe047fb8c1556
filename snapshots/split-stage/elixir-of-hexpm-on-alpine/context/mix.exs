defmodule Jobs.MixProject do
  use Mix.Project

  def project do
    [
      app: :jobs,
      version: "0.1.0",
      deps: [{:postgrex, "~> 0.17"}],
      releases: [
        worker: [applications: [jobs: :permanent]],
        console: [applications: [jobs: :load]]
      ]
    ]
  end
end
