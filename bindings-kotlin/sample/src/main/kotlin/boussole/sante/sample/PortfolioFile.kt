package boussole.sante.sample

import boussole.sante.BoussoleException
import boussole.sante.CarriedPortfolio
import boussole.sante.Portfolio
import boussole.sante.Referential
import boussole.sante.carryOver
import boussole.sante.faults

/** The portfolio that the app keeps, with the referential on which it stands beside it. */
class PortfolioFile(private val folder: PrivateFolder, private val referential: Referential) {
    /** The portfolio on the referential that the app has now; nothing if none was kept. */
    fun open(tell: (CarriedPortfolio) -> Unit): Portfolio? {
        val json = folder.read(PORTFOLIO) ?: return null
        return try {
            Portfolio.fromJson(json, referential)
        } catch (error: BoussoleException) {
            // An update of the app brought another version: the one beside says what names meant.
            val earlier = folder.read(REFERENTIAL) ?: throw error
            if (error.faults.none { it.code == "other_referential" }) throw error
            val carried = Referential.fromJson(earlier).use { Portfolio.carryOver(json, referential, it) }
            // What is to review or gone can be looked up again.
            folder.write("$PORTFOLIO-avant", json)
            keep(carried.portfolio)
            tell(carried)
            carried.portfolio
        }
    }

    /** The portfolio first: cut off between the two, it still opens on the referential that the app has. */
    fun keep(portfolio: Portfolio) {
        folder.write(PORTFOLIO, portfolio.toJson())
        val beside = referential.toCanonicalJson()
        if (folder.read(REFERENTIAL) != beside) folder.write(REFERENTIAL, beside)
    }

    private companion object {
        const val PORTFOLIO = "portefeuille"
        const val REFERENTIAL = "referentiel"
    }
}
