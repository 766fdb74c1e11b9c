//! Remarks on a post file: words in it that look as if they were about a person. The file
//! is passed on, so that they do not belong there; whether they are is for people to see.

use serde::Serialize;

use crate::document::node::Node;
use crate::document::record::{result, words};
use crate::error::location::Pointer;

words! {
    /// What some words look like.
    pub enum RemarkKind of "handover.remark" {
        /// A mail address that names no function, and may be that of a person.
        PersonalAddress = "personal_address",
        /// The number of a mobile telephone.
        MobileNumber = "mobile_number",
        /// The name of a person: after a title, or before an initial.
        PersonName = "person_name",
        /// A password, or the code of a door.
        Password = "password",
        /// A social security number.
        SocialSecurityNumber = "social_security_number",
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
const OF_FUNCTIONS: &str = "accueil action admin administration agence ars asso association asv ateliers bonjour \
    bureau caf ccas cegidd cellule centre chargee clat cls clsm cmp cms codes commune communication \
    conseil contact contrat coord coordination courrier cpam cpts crpv dac dd delegation \
    departement developpement direction dt elu elus equipe espace formation groupe hopital info \
    information infos ireps local locale mail mairie maison mda mdph mdq medical mental mentale \
    mission msp noreply pass permanence planning pmi pole politique prefecture pref presidence \
    prevention programme projet projets promotion psychiatrie ptsm public publique quartier \
    quartiers referent reseau rh sante secretariat sectorielle service services sg social \
    solidarite solidarites standard territoire urbanisme vie ville villes webmaster";

/// From so many letters on a word of a function is known in one that begins with it, as
/// `contactcpts`; a shorter one begins many names.
const KNOWN_BY_ITS_BEGINNING: usize = 7;

/// Ways in which `@` is written so that machines do not find it.
const WRITTEN_AT: &[&str] = &["(at)", "[at]", "{at}", "(@)", "[@]", "(arobase)", "[arobase]"];

/// Titles after which a name comes, in any case.
const TITLES: &str = "m. mr mr. mrs ms mm. mme mme. mmes mlle mlle. mlles monsieur messieurs madame mesdames \
    mademoiselle mesdemoiselles dr dr. drs docteur docteure docteurs pr pr. professeur professeure \
    maître maitre";

/// Titles that are other words in other letters, as `me` and `m`.
const TITLES_AS_WRITTEN: &[&str] = &["M", "MM", "Me"];

/// Words before a letter of a list, which is no initial of a name: `Annexe B.`
const BEFORE_A_LETTER: &str = "annexe article axe batiment bloc bureau case categorie chapitre classe colonne \
    critere entree escalier etape fiche figure filiere groupe grippe hall hepatite indicateur \
    ligne liste lot module niveau objectif option page parcours partie phase piece plan point porte \
    priorite quartier question rubrique salle scenario secteur section serie site sous-groupe \
    tableau titre tour type version vitamine volet zone";

/// Words after which a password or the code of a door comes.
const PASSWORDS: &[&str] = &[
    "mot de passe",
    "mots de passe",
    "mdp",
    "password",
    "code d’accès",
    "code d'accès",
    "code d’entrée",
    "code d'entrée",
    "code de la porte",
    "code de porte",
    "code porte",
    "code wifi",
    "code pin",
    "digicode",
];

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
                (RemarkKind::SocialSecurityNumber, has_social_security_number(text)),
            ];
            let looks = looks.into_iter().filter(|(_, does)| *does);
            found.extend(looks.map(|(kind, _)| FileRemark { at: at.clone(), kind }));
        }
        _ => {}
    }
}

/// Whether a mailbox has no word of a function.
fn has_personal_address(text: &str) -> bool {
    let lower = text.to_lowercase();
    let text = WRITTEN_AT.iter().fold(lower, |text, written| text.replace(written, "@"));
    let text = text.replace(" @", "@").replace("@ ", "@");
    let is_edge = |c: char| c.is_whitespace() || "<>()[],;:/\"'’«»".contains(c);
    text.split(is_edge).filter_map(|word| word.split_once('@')).any(|(mailbox, host)| {
        let mailbox = crate::value::text::unaccented(mailbox);
        let mut words = mailbox.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let is_address = host.contains('.') && mailbox.chars().any(char::is_alphabetic);
        is_address && !words.any(is_of_a_function)
    })
}

fn is_of_a_function(word: &str) -> bool {
    OF_FUNCTIONS.split_whitespace().any(|known| {
        word == known || (known.len() >= KNOWN_BY_ITS_BEGINNING && word.starts_with(known))
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

/// Whether a number is built as those of social security are: sex, year, month of birth, in
/// 13 digits, and two more for the key.
fn has_social_security_number(text: &str) -> bool {
    let is_mark = |c: char| c.is_ascii_digit() || " \u{a0}\u{202f}".contains(c);
    text.split(|c| !is_mark(c)).any(|number| {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let month = digits.get(3..5).and_then(|month| month.parse::<u8>().ok());
        matches!(digits.len(), 13 | 15)
            && digits.starts_with(['1', '2'])
            && month.is_some_and(|month| (1..=12).contains(&month))
    })
}

/// Whether a word with a capital stands after a title, or before an initial.
fn has_person_name(text: &str) -> bool {
    let is_mark = |c: char| !c.is_alphanumeric() && c != '.';
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(is_mark)).collect();
    words.windows(2).any(|pair| {
        let [before, behind] = pair else { return false };
        (is_title(before) && is_capitalised(behind))
            || (is_first_name(before) && is_initial(behind))
    })
}

fn is_title(word: &str) -> bool {
    let lower = word.to_lowercase();
    TITLES.split_whitespace().any(|title| title == lower) || TITLES_AS_WRITTEN.contains(&word)
}

fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_alphabetic)
}

/// Whether it is written as a name is, and is no word before a letter of a list.
fn is_first_name(word: &str) -> bool {
    let lower = crate::value::text::unaccented(&word.to_lowercase());
    let mut letters = word.chars().skip(1);
    is_capitalised(word)
        && letters.all(|c| c.is_lowercase() || c == '-')
        && !BEFORE_A_LETTER.split_whitespace().any(|known| known == lower)
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.as_str() == "."
}

/// Whether something stands behind the word for a password: after a mark anything, without
/// one a word with a digit.
fn has_password(text: &str) -> bool {
    let text = text.to_lowercase();
    PASSWORDS.iter().any(|word| {
        text.match_indices(word).any(|(start, _)| {
            let behind = text[start + word.len()..].trim_start();
            let value = behind.strip_prefix([':', '=']).map(str::trim_start);
            match value {
                Some(value) => !value.is_empty(),
                None => {
                    let next = behind.split_whitespace().next().unwrap_or_default();
                    next.chars().any(|c| c.is_ascii_digit())
                }
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_persons_are_told_from_those_of_functions() {
        for personal in [
            "marie.durand@ville.fr",
            "écrire à <m.durand@ars.sante.fr>",
            "jean-luc_petit@asso.org",
            "mdurand@ville.fr",
            "Marie.DURAND2@ville.fr",
            "marie.durand(at)ville.fr",
            "marie.durand [at] ville.fr",
        ] {
            assert!(has_personal_address(personal), "{personal}");
        }
        for shared in [
            "contact@ville.fr",
            "contactcpts@ville.fr",
            "accueil(at)ville.fr",
            "sante.publique@ville.fr",
            "service.santé@ville.fr",
            "ars-idf-dd93-prevention@ars.sante.fr",
            "cls93@ville.fr",
            "standard de la mairie",
            "rendez-vous @ 14 h. 30",
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
    fn social_security_numbers_are_told_from_other_long_ones() {
        for own in ["1 85 05 78 006 084 36", "n° 185057800608436", "2 99 12 75 116 001"] {
            assert!(has_social_security_number(own), "{own}");
        }
        for other in [
            "01 23 45 67 89",
            "120 000 000 000 €",
            "SIRET 217 500 016 00019",
            "2024 2025 2026 1",
            "1 85 45 78 006 084 36",
        ] {
            assert!(!has_social_security_number(other), "{other}");
        }
    }

    #[test]
    fn names_stand_after_titles_and_before_initials() {
        for named in [
            "voir Mme Durand",
            "le Dr Petit (CMP)",
            "M. Le Goff",
            "madame Nguyen",
            "M Dupont",
            "MM. Petit et Grand",
            "(Me Roussel)",
            "relais\u{a0}: Karim B., le mardi",
        ] {
            assert!(has_person_name(named), "{named}");
        }
        for other in [
            "Mme la maire",
            "l’annexe M. 2",
            "Direction de la santé",
            "M.",
            "Plaine Commune",
            "M57",
            "la nomenclature M 57",
            "Me contacter au standard",
            "à 200 m Nord",
            "Bâtiment B.",
            "Hépatite B. et C.",
            "ARS B.",
        ] {
            assert!(!has_person_name(other), "{other}");
        }
    }

    #[test]
    fn passwords_are_what_stands_behind_the_word() {
        for told in [
            "Mot de passe : soleil",
            "mdp=soleil",
            "mdp Soleil2024!",
            "digicode 45B12",
            "Code d’accès : A",
        ] {
            assert!(has_password(told), "{told}");
        }
        for other in [
            "mot de passe : ",
            "le mot de passe se demande au service informatique",
            "digicode à demander à l’accueil",
            "le code postal 93200",
        ] {
            assert!(!has_password(other), "{other}");
        }
    }
}
