export { sampleDocument, sampleParcel } from './parcels.js'
export { type Act, type Script, type Stage, startScriptedServer } from './scripted-smtp-server.js'
