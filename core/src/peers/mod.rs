//! Peers: who could exchange with whom, and who could help whom, from what each person
//! ticked for this purpose. Nothing here knows levels, gaps or portfolios.

mod candidates;
mod carried;
mod chosen;
mod closer_bound;
mod distances;
mod match_peers;
mod network;
mod objective;
mod offer;
mod options;
mod rows;
#[cfg(test)]
mod tests;
mod verify;

pub use carried::CarriedPeerOffer;
pub use distances::{Distance, Distances};
pub use match_peers::match_peers;
pub use network::{
    ApartCause, Ended, MatchStatus, PeerNetwork, PeerNetworkDocument, PeerNetworkTag, PeerPair,
    PeerRemark, PeerStage, PeerStageResult, SetApart, StageValue, Unmet, UnmetCause,
};
pub use offer::{
    PeerLoad, PeerMode, PeerOffer, PeerOfferDocument, PeerOfferTag, PeerPlaces, PeerSubject,
    PeerTick, TerritoryCode,
};
pub use options::MatchOptions;
pub use rows::OFFER_COLUMNS;
