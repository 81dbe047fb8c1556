libraryDependencies += Dependencies.cats
