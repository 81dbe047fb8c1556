lazy val web = (project in file("web"))
  .enablePlugins(PlayScala)
  .settings(name := "shop", scalaVersion := "2.13.14")
