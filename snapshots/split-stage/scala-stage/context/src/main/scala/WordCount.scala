@main def count(words: String*): Unit = println(words.size)
