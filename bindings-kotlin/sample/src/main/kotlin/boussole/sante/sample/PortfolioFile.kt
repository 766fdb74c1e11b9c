package boussole.sante.sample

import boussole.sante.BoussoleException
import boussole.sante.CarriedPortfolio
import boussole.sante.Portfolio
import boussole.sante.Referential
import boussole.sante.carryOver

/** The portfolio that the app keeps, with the whole referential on which it stands beside it. */
class PortfolioFile(private val folder: PrivateFolder, private val referential: Referential) {
    private val whole by lazy { referential.toWholeJson() }

    /** The portfolio on the referential that the app has now; nothing if none was kept. */
    fun open(tell: (CarriedPortfolio) -> Unit): Portfolio? {
        val json = folder.read(PORTFOLIO) ?: return null
        val earlier = folder.read(REFERENTIAL)
        if (earlier == null || earlier == whole) return Portfolio.fromJson(json, referential)
        // An update of the app brought another one: the one beside says what names meant.
        return try {
            val carried = Referential.fromJson(earlier).use { Portfolio.carryOver(json, referential, it) }
            // What is to review or gone can be looked up again.
            folder.write("$PORTFOLIO-avant", json)
            keep(carried.portfolio)
            tell(carried)
            carried.portfolio
        } catch (error: BoussoleException) {
            // Cut off between the two writes of `keep`, it stands on this one already.
            runCatching { Portfolio.fromJson(json, referential).also(::keep) }.getOrElse { throw error }
        }
    }

    /** The portfolio first, then what it stands on. */
    fun keep(portfolio: Portfolio) {
        folder.write(PORTFOLIO, portfolio.toJson())
        if (folder.read(REFERENTIAL) != whole) folder.write(REFERENTIAL, whole)
    }

    private companion object {
        const val PORTFOLIO = "portefeuille"
        const val REFERENTIAL = "referentiel"
    }
}
