//! Maps of a source, quoted as trees, with the branches that can be read in
//! more than one way.

use crate::document::list::NonEmpty;
use crate::document::record::record;
use crate::document::reference::Ref;
use crate::value::key::{CompetencyKey, FactorKey, MapKey, NodeKey};
use crate::value::text::Text;

use super::entry::entry;
use super::provenance::Confidence;

record! {
    /// Another way to read where a node hangs or what it is.
    pub struct OtherReading {
        /// What the other reading is.
        pub note: Text,
        /// The node under which it would hang.
        pub under: Option<Ref<NodeKey>>,
    }
}

record! {
    /// A node of a map.
    pub struct MapNode {
        /// Names the node, whatever branch it hangs on.
        pub key: NodeKey,
        /// What stands on it, with what reading it needed restored.
        pub label: Text,
        /// What is printed on it, where the label says it otherwise.
        pub as_printed: Option<String>,
        /// The competency that stands for it.
        pub competency: Option<Ref<CompetencyKey>>,
        /// The factor that stands for it.
        pub factor: Option<Ref<FactorKey>>,
        /// How sure its place is; high if absent.
        pub confidence: Option<Confidence> = "high",
        /// Other ways to read its place.
        pub readings: Vec<OtherReading>,
        /// The node that this one repeats: it is printed twice, and counted
        /// once.
        pub duplicate_of: Option<Ref<NodeKey>>,
        /// What reading it needed.
        pub note: Option<Text>,
        /// What hangs on it, in order.
        pub children: Vec<MapNode>,
    }
}

entry! {
    /// A map of a source; its label is that of the root.
    pub struct MindMap of Map named MapKey {
        /// What hangs on the root, in order.
        pub nodes: NonEmpty<MapNode>,
    }
}

impl MapNode {
    /// How sure its place is.
    #[must_use]
    pub fn confidence(&self) -> Confidence {
        self.confidence.unwrap_or(Confidence::High)
    }

    fn walk<'m>(&'m self, into: &mut Vec<&'m Self>) {
        into.push(self);
        for child in &self.children {
            child.walk(into);
        }
    }

    /// The node and all below it, in order, without repetitions.
    #[must_use]
    pub fn nodes(&self) -> Vec<&Self> {
        let mut nodes = Vec::new();
        self.walk(&mut nodes);
        nodes.retain(|node| node.duplicate_of.is_none());
        nodes
    }
}

impl MindMap {
    /// Every node below the root, in order; what the source prints twice
    /// stands once.
    #[must_use]
    pub fn nodes(&self) -> Vec<&MapNode> {
        self.nodes.iter().flat_map(MapNode::nodes).collect()
    }

    /// The nodes on which nothing hangs.
    #[must_use]
    pub fn leaves(&self) -> Vec<&MapNode> {
        self.nodes().into_iter().filter(|node| node.children.is_empty()).collect()
    }
}
