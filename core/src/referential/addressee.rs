//! Responsible parties: who can act.

use crate::document::record::words;

words! {
    /// Who can act on a need, take a step or come to an offer.
    pub enum Addressee of "addressee" {
        /// The person in the post.
        Coordination = "coordination",
        /// Those who frame the post.
        Supervision = "supervision",
        /// The directorate of the organisation.
        Direction = "direction",
        /// Human resources.
        HumanResources = "human_resources",
        /// Elected officials.
        ElectedOfficials = "elected_officials",
        /// The elected official in charge of health.
        LeadElectedOfficial = "lead_elected_official",
        /// Who held the post before.
        Predecessor = "predecessor",
        /// An experienced peer who accompanies the person.
        Tutor = "tutor",
        /// Those who fund the post or the approach.
        Funders = "funders",
        /// The regional health agency (ARS), by its departmental delegation.
        HealthAgency = "health_agency",
        /// The prefecture, for urban policy.
        Prefecture = "prefecture",
        /// The resource centre for urban policy (CRPV).
        UrbanPolicyCentre = "urban_policy_centre",
        /// The mission that supports local coordination in the region.
        SupportMission = "support_mission",
    }
}
