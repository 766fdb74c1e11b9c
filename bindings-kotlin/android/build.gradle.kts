// Not run where it was written: see README.md.
plugins {
    id("com.android.library") version "8.13.0"
    id("org.jetbrains.kotlin.android") version "2.4.21"
}

android {
    namespace = "boussole.sante"
    compileSdk = 36
    defaultConfig {
        minSdk = 26
        consumerProguardFiles("../src/main/resources/META-INF/proguard/boussole-sante.pro")
    }
    sourceSets["main"].kotlin.srcDirs("../src/main/kotlin", "../target/generated-sources/kotlin")
}

kotlin { jvmToolchain(17) }

dependencies {
    api("net.java.dev.jna:jna:5.19.1@aar")
}
