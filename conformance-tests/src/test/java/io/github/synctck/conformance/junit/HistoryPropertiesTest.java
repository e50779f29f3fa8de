package io.github.synctck.conformance.junit;

/** The reference in this process keeps all laws, whatever jqwik draws. */
class HistoryPropertiesTest extends SyncHistoryProperties {}
