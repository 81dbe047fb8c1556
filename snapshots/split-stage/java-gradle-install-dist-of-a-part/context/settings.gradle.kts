rootProject.name = "platform"

include("api", "shared")
