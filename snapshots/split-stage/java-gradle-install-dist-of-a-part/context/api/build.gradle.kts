plugins {
    application
    kotlin("jvm") version "2.0.21"
}

application {
    applicationName = "gateway"
    mainClass.set("com.example.ApiKt")
}

dependencies {
    implementation(project(":shared"))
}
