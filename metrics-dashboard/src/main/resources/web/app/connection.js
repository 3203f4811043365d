// One websocket that comes back by itself. After each (re)connection the server tells everything anew.
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;

export function connect({ onState, onOpen, onJson, onFrame }) {
  let wait = FIRST_WAIT;

  const open = () => {
    onState('connecting');
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live`);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => {
      wait = FIRST_WAIT;
      onOpen();
      onState('live');
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === 'string') {
        onJson(JSON.parse(data));
      } else {
        onFrame(data);
      }
    };
    socket.onclose = () => {
      onState('lost');
      setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    };
  };
  open();
}
