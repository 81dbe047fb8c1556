dependencies {
    implementation(project(":lib:core"))
    implementation(libs.guava)
}
