lazy val ledger = (project in file("."))
  .settings(
    name := "ledger",
    scalaVersion := "3.4.0",
    assembly / assemblyJarName := "ledger.jar",
    libraryDependencies += "org.typelevel" %% "cats-core" % "2.10.0"
  )
