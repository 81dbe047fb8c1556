lazy val root = (project in file(".")).aggregate(api, core)
lazy val api = (project in file("api")).dependsOn(core)
lazy val core = project
