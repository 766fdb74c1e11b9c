//! What a release hides, in a few lines. Private, as the audit is.

use crate::disclosure::Optimality;
use crate::error::language::Language;
use crate::release::{HiddenWhy, ProofStatus, Proposal, ReleaseAudit};

impl ReleaseAudit {
    /// A line for each thing to know.
    #[must_use]
    pub fn summary(&self, language: Language) -> String {
        let say = |french: &'static str, english: &'static str| match language {
            Language::French => french,
            Language::English => english,
        };
        let marked = self.tables.iter();
        let marked = marked.map(|one| format!("{} {}/{}", one.table, one.rows_marked, one.rows));
        let primary = self.groups.iter().filter(|one| one.why == HiddenWhy::Primary).count();
        let secondary = self.groups.len() - primary;
        let sure = match self.optimality {
            Optimality::Exact => say("prouvé, moins ne suffirait pas", "proved: no fewer would do"),
            Optimality::Heuristic => {
                say("sans preuve que c’est le moins possible", "not proved to be the fewest")
            }
            Optimality::Whole => say("rien ne peut être montré", "nothing can be shown"),
        };
        let open = match self.protection {
            ProofStatus::AsBefore => say(
                "pas plus resserrés que par les publications précédentes",
                "no narrower than earlier releases left them",
            ),
            ProofStatus::Bounded => say("bornés par programmation linéaire", "bounded"),
            ProofStatus::Proved => say("prouvés impossibles à retrouver", "proved to stay open"),
        };
        let withheld: usize = self.topics.iter().map(|topic| topic.means_withheld).sum();
        let mut facts = vec![
            (say("lignes marquées", "rows with a mark"), marked.collect::<Vec<_>>().join(", ")),
            (say("secret primaire", "primary suppression"), primary.to_string()),
            (say("secret secondaire", "secondary suppression"), format!("{secondary} ({sure})")),
            (say("effectifs cachés", "hidden counts"), open.to_owned()),
            (say("moyennes retenues", "means withheld"), withheld.to_string()),
        ];
        if self.releases > 0 {
            let name = say("publications précédentes prises en compte", "earlier releases held");
            facts.push((name, self.releases.to_string()));
        }
        if !self.waiting.is_empty() {
            let name = say("nouveaux groupes en attente", "new groups that wait");
            facts.push((name, self.waiting.len().to_string()));
        }
        for proposal in &self.proposals {
            let name = say("des groupes plus larges montrent plus", "coarser groups show more");
            facts.push((name, told(proposal, language)));
        }
        super::lines(&facts, language)
    }
}

/// Coarser groups, with what they would show.
fn told(proposal: &Proposal, language: Language) -> String {
    let joined = |name: &String| proposal.joined.contains(name);
    let by = proposal.by.iter().map(|name| match joined(name) {
        true => format!("{name} *"),
        false => name.clone(),
    });
    let by = by.collect::<Vec<_>>().join(", ");
    let Proposal { groups, groups_shown, people_shown, .. } = proposal;
    match language {
        Language::French => {
            format!("par {by}, {groups_shown} groupes sur {groups}, {people_shown} personnes")
        }
        Language::English => {
            format!("by {by}, {groups_shown} of {groups} groups, {people_shown} people")
        }
    }
}
