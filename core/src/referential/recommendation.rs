//! Recommendations: what a source or this project asks of those around the post, and what it
//! asks to watch.

use crate::document::list::{Distinct, NonEmpty};
use crate::document::record::words;
use crate::document::reference::Ref;
use crate::value::key::{CompetencyKey, DispositifKey, FactorKey, RecommendationKey};
use crate::value::text::Text;

use super::addressee::Addressee;
use super::entry::entry;

words! {
    /// What a recommendation is about.
    pub enum RecommendationTheme of "recommendation.theme" {
        /// What a network of coordinators must allow (S2 p.7).
        Network = "network",
        /// What coordinators want, and can be built on (S2 p.7).
        Lever = "lever",
        /// What to watch (S2 p.7, « points de vigilance »).
        WatchPoint = "watch_point",
        /// What helps around the post (S2 p.8).
        Environment = "environment",
        /// How support is organised (S2 pp.9, 23, 24).
        Support = "support",
        /// What each party has to do for the post to hold.
        Commitment = "commitment",
        /// How to recruit for coordination (S2 p.17).
        Recruitment = "recruitment",
    }
}

entry! {
    /// A recommendation.
    pub struct Recommendation of Recommendation named RecommendationKey {
        /// What it is about.
        pub theme: RecommendationTheme,
        /// What is asked, in a sentence or two.
        pub description: Text,
        /// For recruitment: what would be asked of a prevention officer (« chargé de
        /// prévention ») instead.
        pub contrast: Option<Text>,
        /// Who can act on it.
        pub addressees: NonEmpty<Addressee>,
        /// The competencies of which it speaks.
        pub competencies: Distinct<Ref<CompetencyKey>>,
        /// The factors of which it speaks.
        pub factors: Distinct<Ref<FactorKey>>,
        /// The dispositifs to which it is tied; none if it is common.
        pub dispositifs: Distinct<Ref<DispositifKey>>,
    }
}
