lazy val root = (project in file("."))
  .enablePlugins(JavaAppPackaging)
  .settings(
    name := "Word Count",
    version := "0.2.0",
    scalaVersion := "3.6.2",
    libraryDependencies += "com.typesafe" % "config" % "1.4.3"
  )
