package boussole.sante.sample

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.PosixFilePermissions
import kotlin.io.path.deleteIfExists
import kotlin.io.path.exists
import kotlin.io.path.readText
import kotlin.io.path.writeText

/** What a person has answered so far, in a file that nobody else can read. */
class Draft(private val path: Path) {
    fun read(): String? = path.takeIf { it.exists() }?.readText()

    /** Written beside and put in place: the app may be killed at any moment. */
    fun write(text: String) {
        path.toAbsolutePath().parent?.let { Files.createDirectories(it) }
        val beside = path.resolveSibling("${path.fileName}.tmp")
        beside.deleteIfExists()
        Files.createFile(beside)
        if ("posix" in path.fileSystem.supportedFileAttributeViews()) {
            Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rw-------"))
        }
        beside.writeText(text)
        Files.move(beside, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
    }

    /** Everything that there is of the person. */
    fun delete() {
        path.deleteIfExists()
        path.resolveSibling("${path.fileName}.tmp").deleteIfExists()
    }
}
