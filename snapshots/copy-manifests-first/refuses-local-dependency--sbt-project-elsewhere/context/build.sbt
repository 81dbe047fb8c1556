lazy val b = RootProject(file("../b"))
