import sbt._
object Dependencies { val cats = "org.typelevel" %% "cats-core" % "2.12.0" }
