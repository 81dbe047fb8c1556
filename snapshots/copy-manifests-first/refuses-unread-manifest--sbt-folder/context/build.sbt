def own(n: String) = Project(n, file(s"modules/$n"))
