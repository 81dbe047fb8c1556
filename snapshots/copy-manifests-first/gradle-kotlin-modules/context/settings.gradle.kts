rootProject.name = "shop"

include("api", ":lib:core")
