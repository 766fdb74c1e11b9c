#!/usr/bin/env bash
# The README's Kotlin, compiled and run in a folder of its own that has the jar,
# JNA and Kotlin's standard library, and nothing else; then the same shrunk and
# renamed by ProGuard, with the rules that the jar brings, as Android's R8 does.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$(ls "$root"/bindings-kotlin/target/boussole-sante-*.jar | grep -v -e sources -e javadoc)
version() { sed -n "s#.*<$1>\(.*\)</$1>.*#\1#p" "$root/bindings-kotlin/pom.xml" | head -1; }
jna=$(grep -A1 '<artifactId>jna</artifactId>' "$root/bindings-kotlin/pom.xml" | sed -n 's#.*<version>\(.*\)</version>.*#\1#p')
kotlin=$(version kotlin.version)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src" "$folder/jar"
unzip -q "$jar" -d "$folder/jar"
# Android's tools rewrite invokedynamic only in part: there is none.
find "$folder/jar/boussole" -name '*.class' -print0 | xargs -0 javap -c -p > "$folder/code.txt"
if grep -q invokedynamic "$folder/code.txt"; then
    echo 'invokedynamic in the jar' >&2
    exit 1
fi
{
    echo 'import boussole.sante.*'
    echo 'fun main() {'
    sed -n '/^```kotlin$/,/^```$/p' "$root/bindings-kotlin/README.md" | grep -v '^```'
    echo '}'
} > "$folder/src/Story.kt"
cat > "$folder/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dehors</groupId><artifactId>dehors</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-stdlib</artifactId><version>$kotlin</version></dependency>
    <dependency><groupId>net.java.dev.jna</groupId><artifactId>jna</artifactId><version>$jna</version></dependency>
    <dependency><groupId>boussole-sante</groupId><artifactId>boussole-sante</artifactId><version>1</version>
      <scope>system</scope><systemPath>$jar</systemPath></dependency>
    <dependency><groupId>com.guardsquare</groupId><artifactId>proguard-base</artifactId><version>7.9.1</version><scope>provided</scope></dependency>
  </dependencies>
  <build>
    <sourceDirectory>src</sourceDirectory>
    <plugins>
      <plugin><groupId>org.jetbrains.kotlin</groupId><artifactId>kotlin-maven-plugin</artifactId><version>$kotlin</version>
        <configuration><jvmTarget>17</jvmTarget></configuration>
        <executions><execution><id>compile</id><phase>compile</phase><goals><goal>compile</goal></goals></execution></executions>
      </plugin>
    </plugins>
  </build>
</project>
POM
libraries() {
    mvn -q -B -f "$folder/pom.xml" org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies \
        -DincludeScope="$1" -DoutputDirectory="$folder/$1"
}
mvn -q -B -f "$folder/pom.xml" compile
libraries runtime
libraries provided
told() {
    (cd "$folder" && java -cp "$1" StoryKt) > "$folder/told.txt"
    grep -q '^{"answered_though_hidden"' "$folder/told.txt"
    grep -q '^unknown_name$' "$folder/told.txt"
}
told "$folder/target/classes:$jar:$folder/runtime/*"
modules=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")/jmods
{
    echo "-injars $folder/target/classes"
    for library in "$jar" "$folder"/runtime/*.jar; do
        echo "-injars $library(!META-INF/versions/**,!module-info.class)"
    done
    echo "-outjars $folder/small.jar"
    for module in base logging; do
        echo "-libraryjars $modules/java.$module.jmod(!**.jar;!module-info.class)"
    done
    echo "-include $folder/jar/META-INF/proguard/boussole-sante.pro"
    echo '-keep class StoryKt { static void main(...); }'
    echo '-dontnote'
} > "$folder/rules.pro"
java -cp "$folder/provided/*" proguard.ProGuard "@$folder/rules.pro" > "$folder/proguard.txt" || {
    tail -20 "$folder/proguard.txt" >&2
    exit 1
}
told "$folder/small.jar"
echo 'jar alone: 2 stories told outside, one of them minified'
