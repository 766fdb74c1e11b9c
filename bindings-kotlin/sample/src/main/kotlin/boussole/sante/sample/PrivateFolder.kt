package boussole.sante.sample

import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.nio.file.attribute.FileAttribute
import java.nio.file.attribute.PosixFilePermissions
import kotlin.io.path.createDirectories
import kotlin.io.path.deleteIfExists
import kotlin.io.path.div
import kotlin.io.path.exists
import kotlin.io.path.isDirectory
import kotlin.io.path.listDirectoryEntries
import kotlin.io.path.readText
import kotlin.io.path.writeText

/** What there is of the person who answers: files that nobody else can read, in one folder. */
class PrivateFolder(private val path: Path) {
    private fun file(name: String, extension: String): Path = path / "$name$MARK$extension"

    /** What was written under this name; nothing if nothing was. */
    fun read(name: String, extension: String = "json"): String? =
        file(name, extension).takeIf { it.exists() }?.readText()

    /** Written beside and put in place, so that an app that is killed loses nothing. Gives where it is. */
    fun write(name: String, text: String, extension: String = "json"): Path {
        if (!path.exists()) path.createDirectories(*only("rwx------"))
        return writePrivately(file(name, extension), text)
    }

    /** Deletes everything that was written here, and the folder if nothing else is in it. Gives how many files it was. */
    fun deleteEverything(): Int {
        if (!path.isDirectory()) return 0
        val ours = path.listDirectoryEntries("*$MARK*")
        ours.forEach { it.deleteIfExists() }
        if (path.listDirectoryEntries().isEmpty()) path.deleteIfExists()
        return ours.size
    }

    companion object {
        private const val MARK = ".prive."

        /** Writes a file that only its owner can read. */
        fun writePrivately(file: Path, text: String): Path {
            val beside = file.resolveSibling("${file.fileName}.tmp")
            beside.deleteIfExists()
            Files.createFile(beside, *only("rw-------"))
            beside.writeText(text)
            return Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
        }

        /** Permissions that hold from the first moment; where the system has no such thing, its own rules do. */
        private fun only(permissions: String): Array<FileAttribute<*>> =
            if ("posix" !in Path.of("").fileSystem.supportedFileAttributeViews()) emptyArray()
            else arrayOf(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions)))
    }
}
