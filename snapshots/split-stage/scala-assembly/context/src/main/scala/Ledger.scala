@main def ledger(): Unit = println("ledger")
