#!/usr/bin/env bash
# The README's Kotlin, compiled and run in a folder of its own that has the jar,
# JNA and Kotlin's standard library, and nothing else.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
jar=$(ls "$root"/bindings-kotlin/target/boussole-sante-*.jar | grep -v -e sources -e javadoc)
version() { sed -n "s#.*<$1>\(.*\)</$1>.*#\1#p" "$root/bindings-kotlin/pom.xml" | head -1; }
jna=$(grep -A1 '<artifactId>jna</artifactId>' "$root/bindings-kotlin/pom.xml" | sed -n 's#.*<version>\(.*\)</version>.*#\1#p')
kotlin=$(version kotlin.version)
folder=$(mktemp -d)
# Android's tools rewrite invokedynamic only in part: there is none.
(cd "$folder" && unzip -q "$jar" && find boussole -name '*.class' -print0 | xargs -0 javap -c -p > code.txt)
if grep -q invokedynamic "$folder/code.txt"; then
    echo 'invokedynamic in the jar' >&2
    exit 1
fi
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/src"
{
    echo 'import boussole.sante.*'
    echo 'fun main() {'
    sed -n '/^```kotlin$/,/^```$/p' "$root/bindings-kotlin/README.md" | sed '1d;$d'
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
mvn -q -B -f "$folder/pom.xml" compile
stored=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
path="$folder/target/classes:$jar:$stored/net/java/dev/jna/jna/$jna/jna-$jna.jar"
path="$path:$stored/org/jetbrains/kotlin/kotlin-stdlib/$kotlin/kotlin-stdlib-$kotlin.jar"
told=$(cd "$folder" && java -cp "$path" StoryKt)
grep -q '^{"answered_though_hidden"' <<< "$told"
echo 'jar alone: 1 story told outside'
