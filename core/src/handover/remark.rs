//! Remarks on a post file: words in it that look as if they were about a person. The file
//! is passed on, so that they do not belong there; whether they are is for people to see.

use serde::Serialize;

use crate::document::node::Node;
use crate::document::record::{result, words};
use crate::error::location::Pointer;

words! {
    /// What some words look like.
    pub enum RemarkKind of "handover.remark" {
        /// The mail address of a person, and not of a function.
        PersonalAddress = "personal_address",
        /// The number of a mobile telephone.
        MobileNumber = "mobile_number",
        /// The name of a person, after a title.
        PersonName = "person_name",
        /// A password.
        Password = "password",
    }
}

result! {
    /// Words that do not belong in a post file, by what they look like. They are not quoted.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
    #[non_exhaustive]
    pub struct FileRemark {
        /// Where they stand.
        pub at: Pointer,
        /// What they look like.
        pub kind: RemarkKind,
    }
}

/// Words in a mailbox that belong to a function or an organisation.
const OF_FUNCTIONS: &str = "accueil action ars asso association asv ateliers ccas cellule centre chargee cls clsm \
    commune contact contrat coord coordination cpts crpv dd delegation departement \
    developpement direction dt elus equipe hopital info infos local locale mairie maison \
    medical mental mentale mission pole politique prefecture prevention programme projet \
    projets promotion psychiatrie public publique quartier quartiers reseau sante \
    secretariat sectorielle service services social solidarite solidarites standard \
    territoire ville villes";

/// Titles after which a name comes.
const TITLES: &[&str] =
    &["m.", "mr", "mr.", "mme", "mme.", "mlle", "mrs", "ms", "dr", "dr.", "docteur", "pr", "pr."];

/// Words after which a password comes.
const PASSWORDS: &[&str] = &["mot de passe", "mots de passe", "mdp", "password"];

/// Every remark on the texts of a document, in their order.
pub(super) fn remarks(document: &Node) -> Vec<FileRemark> {
    let mut found = Vec::new();
    walk(document, &Pointer::root(), &mut found);
    found
}

fn walk(node: &Node, at: &Pointer, found: &mut Vec<FileRemark>) {
    match node {
        Node::Object(members) => {
            members.iter().for_each(|(name, value)| walk(value, &at.key(name), found));
        }
        Node::Array(elements) => {
            elements.iter().enumerate().for_each(|(place, one)| walk(one, &at.index(place), found));
        }
        Node::String(text) => {
            let looks = [
                (RemarkKind::PersonalAddress, has_personal_address(text)),
                (RemarkKind::MobileNumber, has_mobile_number(text)),
                (RemarkKind::PersonName, has_person_name(text)),
                (RemarkKind::Password, has_password(text)),
            ];
            let looks = looks.into_iter().filter(|(_, does)| *does);
            found.extend(looks.map(|(kind, _)| FileRemark { at: at.clone(), kind }));
        }
        _ => {}
    }
}

/// Whether a mailbox is two words of letters, as a first and a last name, none of which is
/// of a function.
fn has_personal_address(text: &str) -> bool {
    let is_edge = |c: char| c.is_whitespace() || "<>()[],;:\"'«»".contains(c);
    text.split(is_edge).filter_map(|word| word.split_once('@')).any(|(mailbox, host)| {
        let parts: Vec<&str> = mailbox.split(['.', '_']).collect();
        let is_word =
            |part: &&str| !part.is_empty() && part.chars().all(|c| c.is_alphabetic() || c == '-');
        let is_function = |part: &&str| {
            let part = crate::value::text::unaccented(&part.to_lowercase());
            part.split('-').any(|word| OF_FUNCTIONS.split(' ').any(|known| known == word))
        };
        host.contains('.')
            && parts.len() == 2
            && parts.iter().all(is_word)
            && !parts.iter().any(is_function)
    })
}

/// Whether a number begins as those of mobile telephones in France do: 06 or 07.
fn has_mobile_number(text: &str) -> bool {
    let is_mark = |c: char| c.is_ascii_digit() || c == '+' || " .-()\u{a0}\u{202f}".contains(c);
    text.split(|c| !is_mark(c)).any(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let national = match (number.contains('+'), digits.strip_prefix("0033")) {
            (true, _) => digits.strip_prefix("33"),
            (false, Some(rest)) => Some(rest),
            (false, None) => digits.strip_prefix('0'),
        };
        let national = national.map(|number| number.strip_prefix('0').unwrap_or(number));
        national.is_some_and(|number| number.len() == 9 && number.starts_with(['6', '7']))
    })
}

/// Whether a word with a capital stands after a title.
fn has_person_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.windows(2).any(|pair| {
        let [title, name] = pair else { return false };
        let title = title.trim_start_matches(['(', '«', '"']).to_lowercase();
        let mut letters = name.chars();
        let is_name = letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_alphabetic);
        TITLES.contains(&title.as_str()) && is_name
    })
}

/// Whether something stands behind the word for a password.
fn has_password(text: &str) -> bool {
    let text = text.to_lowercase();
    PASSWORDS.iter().any(|word| {
        text.match_indices(word).any(|(start, _)| {
            let behind = text[start + word.len()..].trim_start();
            let value = behind.strip_prefix([':', '=']).map(str::trim_start);
            value.is_some_and(|value| !value.is_empty())
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_persons_are_told_from_those_of_functions() {
        for personal in
            ["marie.durand@ville.fr", "écrire à <m.durand@ars.sante.fr>", "jean-luc_petit@asso.org"]
        {
            assert!(has_personal_address(personal), "{personal}");
        }
        for shared in [
            "contact@ville.fr",
            "sante.publique@ville.fr",
            "service.santé@ville.fr",
            "ars-idf-dd93-prevention@ars.sante.fr",
            "cls@ville.fr",
            "standard de la mairie",
            "a.b.c@d.fr",
            "marie.durand",
        ] {
            assert!(!has_personal_address(shared), "{shared}");
        }
    }

    #[test]
    fn mobile_numbers_are_told_from_switchboards() {
        for mobile in [
            "06 12 34 56 78",
            "tél. : 07.12.34.56.78",
            "+33 6 12 34 56 78",
            "+33 (0)6 12 34 56 78",
            "0033612345678",
        ] {
            assert!(has_mobile_number(mobile), "{mobile}");
        }
        for other in
            ["01 23 45 67 89", "+33 1 23 45 67 89", "2026-06-07", "06/2026", "61 234 567 8", "6"]
        {
            assert!(!has_mobile_number(other), "{other}");
        }
    }

    #[test]
    fn names_stand_after_titles() {
        for named in ["voir Mme Durand", "le Dr Petit (CMP)", "M. Le Goff"] {
            assert!(has_person_name(named), "{named}");
        }
        for other in ["Mme la maire", "l’annexe M. 2", "Direction de la santé", "M."] {
            assert!(!has_person_name(other), "{other}");
        }
    }

    #[test]
    fn passwords_are_what_stands_behind_the_word() {
        assert!(has_password("Mot de passe : soleil"));
        assert!(has_password("mdp=soleil"));
        assert!(!has_password("mot de passe : "));
        assert!(!has_password("le mot de passe se demande au service informatique"));
    }
}
